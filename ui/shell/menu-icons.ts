import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AddCircleOutlineOutlined from '@mui/icons-material/AddCircleOutlineOutlined';
import AdminPanelSettingsOutlined from '@mui/icons-material/AdminPanelSettingsOutlined';
import AppRegistrationOutlined from '@mui/icons-material/AppRegistrationOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import AssignmentTurnedInOutlined from '@mui/icons-material/AssignmentTurnedInOutlined';
import BarChartOutlined from '@mui/icons-material/BarChartOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DashboardOutlined from '@mui/icons-material/DashboardOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import DomainOutlined from '@mui/icons-material/DomainOutlined';
import EmergencyOutlined from '@mui/icons-material/EmergencyOutlined';
import EmojiEventsOutlined from '@mui/icons-material/EmojiEventsOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HomeOutlined from '@mui/icons-material/HomeOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import InventoryOutlined from '@mui/icons-material/InventoryOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import ManageSearchOutlined from '@mui/icons-material/ManageSearchOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import PolicyOutlined from '@mui/icons-material/PolicyOutlined';
import RateReviewOutlined from '@mui/icons-material/RateReviewOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import StoreOutlined from '@mui/icons-material/StoreOutlined';
import TaskOutlined from '@mui/icons-material/TaskOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import WorkOutlineOutlined from '@mui/icons-material/WorkOutlineOutlined';
import type SvgIcon from '@mui/material/SvgIcon';

/** The icons that a role's menu can name; a definition that needs another one adds it here. */
const icons: Record<string, typeof SvgIcon> = {
  AccountBalance: AccountBalanceOutlined,
  AccountTree: AccountTreeOutlined,
  AddCircle: AddCircleOutlineOutlined,
  AdminPanelSettings: AdminPanelSettingsOutlined,
  AppRegistration: AppRegistrationOutlined,
  Article: ArticleOutlined,
  Assignment: AssignmentOutlined,
  AssignmentTurnedIn: AssignmentTurnedInOutlined,
  BarChart: BarChartOutlined,
  Bolt: BoltOutlined,
  Business: BusinessOutlined,
  Campaign: CampaignOutlined,
  Dashboard: DashboardOutlined,
  Description: DescriptionOutlined,
  Domain: DomainOutlined,
  Emergency: EmergencyOutlined,
  EmojiEvents: EmojiEventsOutlined,
  FactCheck: FactCheckOutlined,
  Folder: FolderOutlined,
  Gavel: GavelOutlined,
  Groups: GroupsOutlined,
  HelpOutline: HelpOutlineOutlined,
  History: HistoryOutlined,
  Home: HomeOutlined,
  HowToReg: HowToRegOutlined,
  Inventory: InventoryOutlined,
  ListAlt: ListAltOutlined,
  ManageSearch: ManageSearchOutlined,
  Notifications: NotificationsOutlined,
  People: PeopleOutlined,
  Policy: PolicyOutlined,
  RateReview: RateReviewOutlined,
  ReceiptLong: ReceiptLongOutlined,
  Search: SearchOutlined,
  Settings: SettingsOutlined,
  Store: StoreOutlined,
  Task: TaskOutlined,
  Verified: VerifiedOutlined,
  VerifiedUser: VerifiedUserOutlined,
  WorkOutline: WorkOutlineOutlined,
};

/** `Campaign`, `CampaignOutlined` or nothing known: a folder. */
export function menuIcon(name: string | undefined): typeof SvgIcon {
  return icons[(name ?? '').replace(/(?:Outline)?(?:d)?$/, '')] ?? icons[name ?? ''] ?? FolderOutlined;
}
